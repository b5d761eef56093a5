"""What the published cases ask for and the answer does not give: case, what, why."""

# Of the case as its story tells it (cases_told.json).
KNOWN = []

_BRUISE = "the bruising of both heels, the sign that was there, is no finding of cases.json"
_DROP = "the foot drop is no finding of cases.json; without it a sore, soft calf is left"
_SWELLING = "four months of swelling are no finding of cases.json; a lame child is left"

# Of the codes of cases.json alone, which the findings that the vocabulary gained cannot carry.
KNOWN_AS_CODED = [
    (
        "DV02",
        "flag missing: immobilised_after_achilles_rupture_with_new_leg_or_chest_symptoms",
        "the tight upper calf is no finding of cases.json: a rupture in a boot without a complaint",
    ),
    ("DV04", "first three: acute_achilles_rupture or partial_achilles_tear", _BRUISE),
    ("DV04", "flag missing: suspected_acute_achilles_rupture", _BRUISE),
    ("DV16", "unsafe order: calf_strain_care", _DROP),
    ("DV16", "urgency: routine", _DROP),
    ("DV30", "first", _SWELLING),
    ("DV30", "first three: heel_tumour", _SWELLING),
    ("DV30", "flag missing: suspected_tumour_or_systemic_malignancy", _SWELLING),
    (
        "DV31",
        "flag missing: suspected_calcaneal_stress_fracture",
        "the months without running are no finding of cases.json, and nobody squeezed the bone",
    ),
    (
        "DV32",
        "flag missing: no_improvement_at_12_weeks",
        "that care failed for six months is no finding of cases.json",
    ),
]

"""What the published cases ask for and the tables do not give: case, what, why."""

KNOWN = [
]

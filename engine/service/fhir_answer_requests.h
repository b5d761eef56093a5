// Inside engine/service: how the requests of a FHIR answer and the group over them name one
// another.
#pragma once

#include <string>
#include <string_view>

#include "engine/service/fhir_answer_parts.h"

namespace soleus::service {

inline constexpr std::string_view kServiceRequest = "ServiceRequest";
inline constexpr std::string_view kCommunicationRequest = "CommunicationRequest";

// Advice against something, and advice about medicines, is a CommunicationRequest: no order of
// these kinds names a drug to give, and one asks to stop a drug. As a request for a service or a
// medication an EHR could file either as its opposite.
std::string_view RequestTypeOf(const v1::Order& order);

// What `AnswerBundle::Url` calls each, and its title.
std::string OrderAbout(const v1::Order& order);
std::string ReferralAbout(const v1::Referral& referral);
// Of one that only assumed flags ask for, it begins with that.
std::string ReferralTitle(const AnswerBundle& bundle, const v1::Referral& referral);
std::string FollowUpAbout(const v1::FollowUp& follow_up);
std::string FollowUpTitle(const v1::FollowUp& follow_up);

void WriteRequestGroup(AnswerBundle& bundle);

// The occurrence of a dose as Timing.repeat says it: how often, and for how long. False: neither is
// stated, or fits. What does not fit is left to the words.
bool HasTiming(const v1::Dose& dose);
void WriteTiming(std::string_view key, const v1::Dose& dose, fhir::JsonWriter& json);

}  // namespace soleus::service

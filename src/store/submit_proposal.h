#pragma once
#include "store/model.h"
#include <string>

// `#/submit?from=train-7&change=memory,train,16Gi`: what a diagnosis proposes is done to the text when it comes, told, and
// shown as a change. Where its place is not found the text stays as it is, and that is told.
std::string wanted_source(const Model&);            // the past run, and what is to be changed of it
std::string with_proposal(Model&, std::string text);

#include "CDashboard.h"

// A target needs a source file; ISO C forbids an empty one.
typedef int cdashboard_has_no_code;

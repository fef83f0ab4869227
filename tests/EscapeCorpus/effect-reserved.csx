// attack: adds the marker of an unchanged build, a log and a reason
// point: post-build
// expect: broken
// says: OBSH41
#load "attack.csx"
Effects.AddResult("OTHER", "same_result_marker", "");
Effects.AddResult("OTHER", "logfile", "");
Effects.AddResult("OTHER", "reason", "");
Effects.AddResult("OTHER", ".kiwitree", "");

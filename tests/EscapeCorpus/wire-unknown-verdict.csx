// attack: sends a verdict of no known kind
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(Wire.Verdict(99, "x"));
Hang();

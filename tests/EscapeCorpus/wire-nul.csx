// attack: sends a text with a NUL
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(Wire.Verdict(2, "a\0b"));
Hang();

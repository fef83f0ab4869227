// attack: forges the verdict of a bad host
// expect: broken
// says: OBSH703
#load "attack.csx"
Wire.Send(Wire.Verdict(4, "bad"));
Hang();

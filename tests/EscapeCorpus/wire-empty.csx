// attack: sends an empty packet
// expect: broken
// says: OBSH72
#load "attack.csx"
Wire.Send();
Hang();

// attack: announces more than it sends
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(1, 72, 0, 0, 255, 255, 255, 127, 0);
Hang();

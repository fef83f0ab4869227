// attack: sends a byte too many
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(Wire.Frame(72, [0, .. Wire.Text(""), .. Wire.Text(""), 7]));
Hang();

// attack: talks without end
// expect: broken
// says: OBSH722
// timeout: 2m
#load "attack.csx"
var frame = Wire.Frame(67, [0, .. Wire.Text("x")]);
for (var i = 0; i < 1_000_000; i++)
{
    Wire.Send(frame);
}

Hang();

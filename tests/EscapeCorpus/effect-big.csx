// attack: adds more than it may
// point: post-build
// expect: broken
// says: OBSH726
// timeout: 2m
#load "attack.csx"
var file = (int)Kernel.Call(319, Kernel.Text("x"), 0);
Kernel.Call(77, file, 60 << 20);
for (var i = 0; i < 10; i++)
{
    Effects.AddResultFile("OTHER", $"x{i}", $"/proc/self/fd/{file}");
}

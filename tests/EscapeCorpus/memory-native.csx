// attack: fills memory beside the heap
// expect: broken
// says: OBSH723
// timeout: 2m
#load "attack.csx"
using System.Runtime.InteropServices;
while (true)
{
    var block = Marshal.AllocHGlobal(1 << 20);
    for (var i = 0; i < 1 << 20; i += 4096)
    {
        Marshal.WriteByte(block, i, 1);
    }
}

// attack: hides ten gigabytes in files without a name
// expect: broken
// says: OBSH723: the script's process died: ended by signal 9
// timeout: 2m
#load "attack.csx"
for (var i = 0; ; i++)
{
    var file = (int)Kernel.Call(319, Kernel.Text("x"), 0);
    using var stream = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(file, false), FileAccess.Write, 0);
    var block = new byte[1 << 20];
    for (var j = 0; j < 60; j++)
    {
        stream.Write(block);
    }
}

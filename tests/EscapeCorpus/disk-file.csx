// attack: writes one file without end
// expect: broken
// says: too large for the file system
// timeout: 2m
#load "attack.csx"
var file = File.Create("/work/big");
var block = new byte[1 << 20];
while (true)
{
    file.Write(block);
}

// attack: writes one line of a gigabyte
// expect: any
// says: more output was dropped
// timeout: 2m
#load "attack.csx"
var output = Console.OpenStandardOutput();
var block = new byte[1 << 20];
Array.Fill(block, (byte)'x');
for (var i = 0; i < 1000; i++)
{
    output.Write(block);
}

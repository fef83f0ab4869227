using System.Globalization;
using System.Text;

namespace Obs.Hooks.Engine.Effects.RootPackages;

/// <summary>The payload of an rpm package: a cpio archive of root's files ("newc", cpio(5)).</summary>
internal sealed class CpioWriter(Stream stream)
{
    private const uint RegularFile = 0x8000;
    private uint _number;

    public void File(string name, uint mode, byte[] content)
    {
        Header(name, ++_number, RegularFile | mode, RootPackage.ModificationTime, content.Length);
        stream.Write(content);
        Pad(content.Length);
    }

    public void End() => Header("TRAILER!!!", 0, 0, 0, 0);

    private void Header(string name, uint number, uint mode, uint time, int size)
    {
        var length = name.Length + 1;
        var header = string.Create(
            CultureInfo.InvariantCulture,
            $"070701{number:x8}{mode:x8}{0:x8}{0:x8}{1:x8}{time:x8}{size:x8}{0:x8}{0:x8}{0:x8}{0:x8}{length:x8}{0:x8}{name}\0");
        stream.Write(Encoding.ASCII.GetBytes(header));
        Pad(header.Length);
    }

    private void Pad(int written)
    {
        for (; written % 4 != 0; written++)
        {
            stream.WriteByte(0);
        }
    }
}

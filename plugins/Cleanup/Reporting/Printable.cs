using System.Text;

namespace Obs.Hooks.Plugins.Cleanup.Reporting;

/// <summary>Names a build invented, made fit for one line of a log.</summary>
internal static class Printable
{
    private const int Longest = 80;

    /// <summary>Printable ASCII as it is, everything else as <c>?</c>, cut in the middle when long.</summary>
    public static string Bytes(ReadOnlySpan<byte> name)
    {
        var text = new StringBuilder(Math.Min(name.Length, Longest));
        for (var i = 0; i < name.Length; i++)
        {
            if (name.Length > Longest && i == Longest / 2)
            {
                text.Append("...");
                i = name.Length - (Longest / 2) + 3;
            }

            text.Append(name[i] is >= 0x20 and < 0x7f ? (char)name[i] : '?');
        }

        return text.ToString();
    }

    /// <summary>The same for a string.</summary>
    public static string Text(string name) => Bytes(Encoding.UTF8.GetBytes(name));
}

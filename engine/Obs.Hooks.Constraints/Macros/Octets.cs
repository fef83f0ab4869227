using System.Text;
using System.Text.Unicode;

namespace Obs.Hooks.Constraints.Macros;

/// <summary>
/// OBS reads configurations and recipes as bytes: <c>%{len:é}</c> is 2 and <c>%{upper:é}</c> changes nothing. So does this
/// library, with one character for each byte of the UTF-8 text.
/// </summary>
internal static class Octets
{
    public static string From(string text) =>
        Ascii.IsValid(text) ? text : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>The text; bytes that are none, such as those that a macro has turned round, stay what they are.</summary>
    public static string ToText(string octets)
    {
        if (Ascii.IsValid(octets))
        {
            return octets;
        }

        var bytes = Encoding.Latin1.GetBytes(octets);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : octets;
    }
}

using System.Text;

namespace Obs.Hooks.Constraints.Macros;

/// <summary>
/// OBS reads configurations and recipes as bytes: <c>%{len:é}</c> is 2 and <c>%{upper:é}</c> changes nothing. So does this
/// library, with one character for each byte of the UTF-8 text.
/// </summary>
internal static class Octets
{
    public static string From(string text) =>
        Ascii.IsValid(text) ? text : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    public static string ToText(string octets) =>
        Ascii.IsValid(octets) ? octets : Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(octets));
}

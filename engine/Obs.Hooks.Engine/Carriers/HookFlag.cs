using System.Globalization;
using System.Text;
using Obs.Hooks.Engine.Configuration;

namespace Obs.Hooks.Engine.Carriers;

/// <summary>
/// <c>hook:ID</c> or <c>hook:ID:KEY=VALUE</c> of a <c>BuildFlags:</c> line. Blanks separate flags and <c>%</c> begins a
/// macro, so a value has these as <c>%%20</c> and <c>%%25</c>, of which OBS makes <c>%20</c> and <c>%25</c>.
/// </summary>
/// <param name="Id">The hook.</param>
/// <param name="Key">The setting, or null.</param>
/// <param name="Value">Its value, decoded.</param>
internal sealed record HookFlag(string Id, string? Key, string Value)
{
    public const string Prefix = "hook:";
    public const string Grammar = "hook:ID or hook:ID:SETTING=VALUE, with %%20 for a blank";

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Null when it is not of the grammar.</returns>
    public static HookFlag? Parse(string flag)
    {
        var rest = flag[Prefix.Length..];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var id = colon < 0 ? rest : rest[..colon];
        if (!HookNames.IsId(id))
        {
            return null;
        }

        if (colon < 0)
        {
            return new HookFlag(id, null, "");
        }

        var equals = rest.IndexOf('=', colon);
        return equals > colon + 1 && Decode(rest.AsSpan(equals + 1)) is { } value && IsKey(rest.AsSpan(colon + 1, equals - colon - 1))
            ? new HookFlag(id, rest[(colon + 1)..equals], value)
            : null;
    }

    private static bool IsKey(ReadOnlySpan<char> key)
    {
        foreach (var c in key)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.'))
            {
                return false;
            }
        }

        return char.IsAsciiLetter(key[0]);
    }

    private static string? Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains('%'))
        {
            return text.ToString();
        }

        var bytes = new byte[s_strict.GetMaxByteCount(text.Length)];
        var length = 0;
        while (!text.IsEmpty)
        {
            var percent = text.IndexOf('%');
            var plain = percent < 0 ? text : text[..percent];
            length += s_strict.GetBytes(plain, bytes.AsSpan(length));
            text = text[plain.Length..];
            if (text.IsEmpty)
            {
                break;
            }

            if (text.Length < 3 || !byte.TryParse(text[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[length]))
            {
                return null;
            }

            length++;
            text = text[3..];
        }

        try
        {
            return s_strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

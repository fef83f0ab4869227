using System.Globalization;

namespace Obs.Hooks.Engine.Configuration;

/// <summary>Times as people write them: <c>90s</c>, <c>10m</c>, <c>2h</c>; at most a few days, at least a second.</summary>
internal static class Duration
{
    public const string Pattern = "^([1-9][0-9]{0,5}s|[1-9][0-9]{0,3}m|[1-9][0-9]?h)$";

    public const string Grammar = "a time such as \"90s\", \"10m\" or \"2h\"";

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length < 2 || text[0] is < '1' or > '9')
        {
            return false;
        }

        var (digits, seconds) = text[^1] switch
        {
            's' => (6, 1),
            'm' => (4, 60),
            'h' => (2, 3600),
            _ => (0, 0),
        };
        var number = text.AsSpan(0, text.Length - 1);
        if (number.Length > digits || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        duration = TimeSpan.FromSeconds((long)count * seconds);
        return true;
    }
}

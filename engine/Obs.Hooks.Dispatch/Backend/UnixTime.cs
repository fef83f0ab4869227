using System.Globalization;

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>The backend's times: seconds since 1970.</summary>
internal static class UnixTime
{
    /// <returns>Null for a text that is no such time, and for 0.</returns>
    public static DateTimeOffset? Parse(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}

namespace Obs.Hooks.Constraints.Versions;

/// <summary>
/// Compares <c>[epoch:]version[-release]</c> as OBS does for kernels. It is not rpm's comparison of two bare versions: what
/// follows the last dash is a release, and a release that is there beats one that is not.
/// </summary>
public static class RpmVersion
{
    /// <summary>Compares two versions.</summary>
    /// <param name="left">A version.</param>
    /// <param name="right">Another.</param>
    /// <returns>-1, 0 or 1.</returns>
    public static int Compare(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var (leftEpoch, leftVersion, leftRelease) = Split(left);
        var (rightEpoch, rightVersion, rightRelease) = Split(right);
        var order = VersionSegments.Compare(leftEpoch ?? "0", rightEpoch ?? "0", rightEpoch is not null);
        order = order != 0 ? order : VersionSegments.Compare(leftVersion, rightVersion, rightEpoch is not null);
        return order != 0 ? order : VersionSegments.Compare(leftRelease, rightRelease, rightEpoch is not null);
    }

    private static (string? Epoch, string Version, string Release) Split(string text)
    {
        string? epoch = null;
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits > 0 && text[digits] == ':')
        {
            epoch = text[..digits];
            text = text[(digits + 1)..];
        }

        var dash = text.LastIndexOf('-');
        return dash >= 0 ? (epoch, text[..dash], text[(dash + 1)..])
            : (epoch, text.EndsWith('\n') ? text[..^1] : text, "");
    }
}

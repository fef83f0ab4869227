using System.Globalization;

namespace Obs.Hooks.Plugins.Baselibs.Configuration;

/// <summary>Where something stands.</summary>
/// <param name="File">The file's name as a maintainer knows it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record ConfPlace(string File, int Line, int Column)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}

namespace Obs.Hooks.Engine.Effects;

/// <summary>Names of mounts: lower-case letters, digits and dashes.</summary>
internal static class MountName
{
    /// <summary>The copy-on-write view of the sources, see <see cref="SourceView"/>; no hook can take this name.</summary>
    public const string Sources = "_sources";

    /// <summary>The view of obs-build's code, see <see cref="BuildCodeView"/>; no hook can take this name.</summary>
    public const string BuildCode = "_build";

    /// <summary>A machine's disk in memory; no hook can take this name.</summary>
    public const string Disk = "_disk";

    public static bool IsValidForHook(string name) =>
        name.Length is > 0 and <= 64 && name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-") < 0;

    public static bool IsValid(string name) =>
        IsValidForHook(name) || name is Sources or BuildCode or Disk;
}

namespace Obs.Hooks.Dispatch.Backend;

/// <summary>The names in a directory of jobs.</summary>
internal static class JobFileNames
{
    public const string StatusSuffix = ":status";

    private static readonly string[] OtherSuffixes = [":dir", ":new", ":cross"];

    /// <returns>The job a name belongs to, and what it is of it.</returns>
    public static (string Job, JobFilePart Part) Split(string name)
    {
        if (name.Length == 0 || name[0] == '.' || Array.Exists(OtherSuffixes, s => name.EndsWith(s, StringComparison.Ordinal)))
        {
            return (name, JobFilePart.Other);
        }

        return name.EndsWith(StatusSuffix, StringComparison.Ordinal)
            ? (name[..^StatusSuffix.Length], JobFilePart.Status)
            : (name, JobFilePart.Job);
    }
}

using System.IO.Enumeration;

namespace Obs.Hooks.Engine.Tools.Packages;

/// <summary>Everything below a directory. Links are entries of their own: .NET's recursive listing would walk into them.</summary>
internal static class TreeWalk
{
    public static IEnumerable<FileSystemInfo> Entries(string directory) =>
        new FileSystemEnumerable<FileSystemInfo>(
            directory,
            static (ref entry) => entry.ToFileSystemInfo(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })
        {
            ShouldRecursePredicate = static (ref entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
}

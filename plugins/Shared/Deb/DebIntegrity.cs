namespace Obs.Hooks.Plugins.Shared.Deb;

/// <summary>Whether a file can be handed to a program that expects a Debian package.</summary>
internal static class DebIntegrity
{
    private static readonly string[] s_members = ["debian-binary", "control.tar", "data.tar"];

    /// <summary>Looks whether the members of deb(5) are there, whole and in their order.</summary>
    /// <exception cref="PackageFormatException">They are not.</exception>
    public static void Check(Stream stream)
    {
        var names = ArArchive.Read(stream).Select(static m => m.Name).Where(static n => !n.StartsWith('_')).ToList();
        for (var i = 0; i < s_members.Length; i++)
        {
            if (names.Count <= i || !(names[i] == s_members[i] || (i > 0 && names[i].StartsWith(s_members[i] + ".", StringComparison.Ordinal))))
            {
                throw new PackageFormatException($"no {s_members[i]} where one must be");
            }
        }
    }
}

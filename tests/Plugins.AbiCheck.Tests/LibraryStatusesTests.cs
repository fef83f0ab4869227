using System.Collections.Immutable;
using Obs.Hooks.Plugins.AbiCheck.Packages;
using Obs.Hooks.Plugins.AbiCheck.Policy;
using Obs.Hooks.Plugins.AbiCheck.Running;

namespace Obs.Hooks.Plugins.AbiCheck.Tests;

/// <summary>What exit statuses add to what abipkgdiff says, which a hostile package can have made it say.</summary>
public sealed class LibraryStatusesTests
{
    private static readonly LibraryPackage s_old = Package("libx.so.1");

    [Theory]
    [InlineData("libx.so.1 0 0 0\nend\n", "")]
    [InlineData("libx.so.1 4 4 0\nend\n", "Changed libx.so.1: abidiff ended with 4, and abipkgdiff says nothing of it")]
    [InlineData("libx.so.1 4 0 0\nend\n", "Changed libx.so.1: abidiff ended with 4, and abipkgdiff says nothing of it")]
    [InlineData("libx.so.1 12 0 0\nend\n", "Removed libx.so.1: abidiff ended with 12, and abipkgdiff says nothing of it")]
    [InlineData("libx.so.1 12 12 0\nend\n", "Changed libx.so.1: abidiff ended with 12, and abipkgdiff says nothing of it")]
    [InlineData("libx.so.1 0 0 4\nend\n", "Added libx.so.1: abidiff ended with 4, and abipkgdiff says nothing of it")]
    [InlineData("libx.so.1 1 0 0\nend\n", "Error libx.so.1: abidiff ended with 1, and abipkgdiff says nothing of it")]
    [InlineData("libx.so.1 4 1 0\nend\n", "Error libx.so.1: abidiff ended with 1, and abipkgdiff says nothing of it")]
    [InlineData("libx.so.1 139 0 0\nend\n", "Error libx.so.1: abidiff ended with 139, and abipkgdiff says nothing of it")]
    [InlineData("libx.so.1 absent\nend\n", "Error libx.so.1: is no file of the last build's package, which says that it provides it")]
    [InlineData("libx.so.1 outside\nlibx.so.1 0 0 0\nend\n", "Error libx.so.1: is a link to what is not in the package, and cannot be compared")]
    [InlineData("libx.so.1 gone\nend\n", "Error libx.so.1: is no file of the package, which says that it provides it")]
    [InlineData("libx.so.1 0 0 0\n", "Error : the libraries could not be compared one by one: exit status 0")]
    [InlineData("", "Error : the libraries could not be compared one by one: exit status 0")]
    [InlineData("strange\n", "Error : has file names with control characters")]
    [InlineData("mixed\n", "Error : has files that lie beside it when it is unpacked, or is one that another package has written into")]
    public void Unsaid_NothingSaid_IsWhatTheStatusesSay(string output, string expected) => Unsaid(output, s_old).Should().Be(expected);

    [Theory]
    [InlineData(nameof(ChangeKind.Added), "libx.so.1 4 4 0", "Changed libx.so.1: abidiff ended with 4, and abipkgdiff says nothing of it")]
    [InlineData(nameof(ChangeKind.Added), "libx.so.1 0 0 4", "")]
    [InlineData(nameof(ChangeKind.Added), "libx.so.1 12 0 0", "Removed libx.so.1: abidiff ended with 12, and abipkgdiff says nothing of it")]
    [InlineData(nameof(ChangeKind.Error), "libx.so.1 12 0 0", "Removed libx.so.1: abidiff ended with 12, and abipkgdiff says nothing of it")]
    [InlineData(nameof(ChangeKind.DebugInfo), "libx.so.1 12 0 0", "Removed libx.so.1: abidiff ended with 12, and abipkgdiff says nothing of it")]
    [InlineData(nameof(ChangeKind.DebugInfo), "libx.so.1 1 0 0", "")]
    [InlineData(nameof(ChangeKind.Soname), "libx.so.1 12 12 0", "Changed libx.so.1: abidiff ended with 12, and abipkgdiff says nothing of it")]
    [InlineData(nameof(ChangeKind.Removed), "libx.so.1 4 4 0", "Changed libx.so.1: abidiff ended with 4, and abipkgdiff says nothing of it")]
    [InlineData(nameof(ChangeKind.Removed), "libx.so.1 12 0 0", "")]
    [InlineData(nameof(ChangeKind.Removed), "libx.so.1 12 4 0", "Changed libx.so.1: abidiff ended with 12, and abipkgdiff says nothing of it")]
    [InlineData(nameof(ChangeKind.Changed), "libx.so.1 12 4 0", "Removed libx.so.1: abidiff ended with 12, and abipkgdiff says nothing of it")]
    [InlineData(nameof(ChangeKind.Changed), "libx.so.1 12 0 0", "Removed libx.so.1: abidiff ended with 12, and abipkgdiff says nothing of it")]
    [InlineData(nameof(ChangeKind.Changed), "libx.so.1 4 4 0", "")]
    [InlineData(nameof(ChangeKind.Changed), "libx.so.1 12 12 0", "")]
    [InlineData(nameof(ChangeKind.Changed), "libx.so.1 0 0 4", "Added libx.so.1: abidiff ended with 4, and abipkgdiff says nothing of it")]
    public void Unsaid_SomethingElseSaid_IsNotEnough(string said, string status, string expected) =>
        Unsaid(status + "\nend\n", s_old, new AbiChange(Enum.Parse<ChangeKind>(said), "", "x")).Should().Be(expected);

    [Fact]
    public void Unsaid_SomethingGoneAndSomethingAnother_AreBothFound() => Unsaid("libx.so.1 12 4 0\nend\n", s_old).Should().Be(
        "Removed libx.so.1: abidiff ended with 12, and abipkgdiff says nothing of it\nChanged libx.so.1: abidiff ended with 12, and abipkgdiff says nothing of it");

    [Fact]
    public void Unsaid_SomethingSaidOfAnotherLibrary_IsNotEnough()
    {
        var both = Package("liba.so.1", "libx.so.1");

        Unsaid("liba.so.1 12 0 0\nlibx.so.1 12 0 0\nend\n", both, both, new AbiChange(ChangeKind.Removed, "libx1.x86_64 liba.so.1.0", "f"))
            .Should().Be("Removed libx.so.1: abidiff ended with 12, and abipkgdiff says nothing of it");
        Unsaid("liba.so.1 0 0 0\nlibx.so.1 12 0 0\nend\n", both, both, new AbiChange(ChangeKind.Removed, "libx1.x86_64 libx-1.0.so", "f")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("libx.so.1 0 0 0\nend\n", "Soname libx.so.1: is in the package, which does not provide it any more")]
    [InlineData("libx.so.1 gone\nend\n", "Soname libx.so.1: is gone")]
    public void Unsaid_NotProvidedAnyMore_IsFound(string output, string expected) => Unsaid(output, Package()).Should().Be(expected);

    [Fact]
    public void Unsaid_NowInAnotherPackage_IsTheConcernOfThatPair() =>
        LibraryStatuses.Of(s_old, new ProcessResult(0, "libx.so.1 gone\nend\n", "")).Unsaid([], Package(), ["libx.so.1"]).Should().BeEmpty();

    [Fact]
    public void Names_NameThatIsAPattern_IsNotHandedToTheShell()
    {
        var package = Package("lib*.so.1", "liba.so.1", "-x;reboot");

        LibraryStatuses.Names(package).Should().Be("liba.so.1");
        Unsaid("liba.so.1 0 0 0\nend\n", package, package).Should().Be("Error -x;reboot: is a name that no library has\nError lib*.so.1: is a name that no library has");
    }

    private static LibraryPackage Package(params string[] sonames) =>
        new("libx1", "x86_64", "x", "libx1.rpm", "", [.. sonames], MayHaveLibraries: true);

    private static string Unsaid(string output, LibraryPackage now, params ImmutableArray<AbiChange> said) => Unsaid(output, s_old, now, said);

    private static string Unsaid(string output, LibraryPackage old, LibraryPackage now, params ImmutableArray<AbiChange> said) =>
        string.Join('\n', LibraryStatuses.Of(old, new ProcessResult(0, output, "")).Unsaid(said, now, []).Select(static c => $"{c.Kind} {c.Binary}: {c.What}"));
}

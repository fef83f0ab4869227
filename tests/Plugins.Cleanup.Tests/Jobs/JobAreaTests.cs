using System.Text;
using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Jobs;

public sealed class JobAreaTests
{
    [Theory]
    [InlineData("", "the job has no build root")]
    [InlineData("relative", "the job has no build root")]
    [InlineData("/", "/ is no directory of a job")]
    [InlineData("/usr", "/usr is no directory of a job")]
    [InlineData("/usr/../tmp/.", "/usr/../tmp/. is no directory of a job")]
    [InlineData("/does/not\nexist", "the build root /does/not?exist does not exist")]
    public void Open_NoDirectoryOfAJob_IsRefused(string path, string expected)
    {
        JobArea.Open(new BuildJob { Origin = JobOrigin.Plain, BuildRoot = path }, [], out var problem).Should().BeNull();

        problem.Should().Be(expected);
    }

    [Fact]
    public void Open_AreaBehindALink_IsTheRealDirectory()
    {
        using var directory = new TemporaryDirectory();
        var real = directory.CreateDirectory("real");
        File.CreateSymbolicLink(directory.Combine("link"), real);

        using var area = JobArea.Open(new BuildJob { Origin = JobOrigin.Plain, BuildRoot = directory.Combine("link") }, [], out _)!;

        Encoding.UTF8.GetString(area.Path).Should().Be(real);
    }

    [Theory]
    [InlineData("/.build.log", false)]
    [InlineData("/.build.log/x", true)]
    [InlineData("/home/.build.log", true)]
    [InlineData("/root", true)]
    [InlineData("", true)]
    [InlineData("2/file", false)]
    public void ContainsFileOfBuild_OpenFiles_OnlyDotFilesAtTheTopSayNothing(string suffix, bool expected)
    {
        using var directory = new TemporaryDirectory();
        using var area = JobArea.Open(new BuildJob { Origin = JobOrigin.Plain, BuildRoot = directory.FullPath }, [], out _)!;

        area.ContainsFileOfBuild(Encoding.UTF8.GetBytes(directory.FullPath + suffix)).Should().Be(expected);
    }
}

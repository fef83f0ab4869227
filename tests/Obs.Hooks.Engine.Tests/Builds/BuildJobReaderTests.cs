using System.Security.Cryptography;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Engine.Tests.Builds;

public sealed class BuildJobReaderTests : IDisposable
{
    private const string Reason = "Building hello for project 'lab' repository 'std' arch 'x86_64' srcmd5 '75bd'";

    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-test-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Read_CalledByWorker_CombinesReasonJobFileAndFiles()
    {
        var jobXml = """
            <buildinfo project="lab" repository="std" package="hello" srcserver="http://127.0.0.1:1">
              <job>lab::std::hello-75bd</job><arch>x86_64</arch><srcmd5>75bd</srcmd5>
              <reason>source change</reason><file>hello_1.0.dsc</file>
              <bdep name="bash" preinstall="1"/><somethingnew><x/></somethingnew>
            </buildinfo>
            """;
        Write("job", jobXml);
        Write("state", "<workerstate state=\"building\"/>");
        var list = Write("root/.build.rpmlist", "bash /p/bash.deb\n");
        var config = Write("root/.build.config", "Type: dsc\n");
        var recipe = Write("root/.build-srcdir/hello_1.0.dsc", "");

        var job = Read("--root", Path.Combine(_directory, "root"), "--rpmlist", list, "--dist", config, "--reason", Reason, "--arch", "x86_64", recipe);

        job.Origin.Should().Be(JobOrigin.Worker);
        (job.Project, job.Repository, job.Package, job.Arch, job.SrcMd5).Should().Be(("lab", "std", "hello", "x86_64", "75bd"));
        job.Reason.Should().Be("source change");
        job.JobId.Should().Be(Md5(jobXml));
        job.StateDirectory.Should().Be(_directory);
        job.Recipe.Should().Be(recipe);
        job.RecipeType.Should().Be("dsc");
        job.SourceDirectory.Should().Be(Path.Combine(_directory, "root/.build-srcdir"));
        job.Prjconf.Should().Be("Type: dsc\n");
        job.Packages.Should().ContainSingle().Which.Name.Should().Be("bash");
        job.MayEndUnchanged.Should().BeTrue();
        job.LogFile.Should().Be(Path.Combine(_directory, "root/.build.log"));
    }

    [Fact]
    public void Read_WorkerSaysTheJobId_IsTaken()
    {
        Write("job", "<buildinfo/>");
        Write("state", "<workerstate state=\"building\" jobid=\"0123456789abcdef0123456789abcdef\" pid=\"7\"/>");

        Read("--root", _directory, "x.dsc").JobId.Should().Be("0123456789abcdef0123456789abcdef");
    }

    [Fact]
    public void Read_RebuildCounterSync_NeverEndsUnchanged()
    {
        Write("job", "<buildinfo project='lab' repository='std' package='hello'><reason>rebuild counter sync</reason></buildinfo>");
        Write("state", "<workerstate state='building'/>");

        Read("--root", _directory, "--reason", Reason, "x.dsc").MayEndUnchanged.Should().BeFalse();
    }

    [Fact]
    public void Read_CalledByOsc_KnowsProjectPackageAndRepository()
    {
        Write("copy/.osc/_project", "home:me\n");
        Write("copy/.osc/_package", "hello\n");
        var config = Write("copy/.osc/_buildconfig-my-repo-x86_64", "Type: spec\n");
        var recipe = Write("copy/hello.spec", "");

        var job = Read($"--root={_directory}/br", $"--dist={config}", "--arch=x86_64", "--buildflavor=test", recipe);

        job.Origin.Should().Be(JobOrigin.Osc);
        (job.Project, job.Package, job.Repository, job.Arch).Should().Be(("home:me", "hello:test", "my-repo", "x86_64"));
        job.MayEndUnchanged.Should().BeFalse();
    }

    [Fact]
    public void Read_VirtualMachine_AreaIsBesideTheMountPoint()
    {
        var job = Read("--root", $"{_directory}/.mount", "--vm-type", "kvm", "--vm-disk", "/d", "--logfile", $"{_directory}/.build.log", "x.spec");

        job.VmType.Should().Be("kvm");
        job.RootIsDirectory.Should().BeFalse();
        job.AreaDirectory.Should().Be(_directory);
    }

    [Fact]
    public void Read_BrokenJobFile_SaysWhereAndWhat()
    {
        Write("job", "<buildinfo project='lab'");
        Write("state", "<workerstate/>");

        var read = () => Read("--root", _directory, "x.spec");

        read.Should().Throw<EngineException>().Where(static e => e.Code == DiagnosticCodes.JobFileUnreadable && e.Message.Contains("/job"));
    }

    [Fact]
    public void Read_JobFileWithDocumentType_IsRefused()
    {
        Write("job", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><buildinfo project='&e;'/>");
        Write("state", "<workerstate/>");

        var read = () => Read("--root", _directory, "x.spec");

        read.Should().Throw<EngineException>();
    }

    private BuildJob Read(params string[] arguments) =>
        BuildJobReader.Read(BuildCommandLine.Parse([.. arguments]), _directory, new BuildEnvironment("", "/var/tmp/build-root", ""));

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

#pragma warning disable CA5351 // OBS identifies jobs by md5
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}

using Obs.Hooks.Dispatch.Configuration;
using Obs.Hooks.Dispatch.Tests.Support;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Dispatch.Tests.Configuration;

/// <summary><c>allocator.json</c> and the backend's BSConfig.pm.</summary>
public sealed class ServiceOptionsTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly DiagnosticBag _bag = [];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Load_WithoutFile_HasDefaults()
    {
        ServiceOptionsLoader.Load(_scratch.Path, _bag).Allocator.Should().Be("obs");
        _bag.Should().BeEmpty();
    }

    [Fact]
    public void Load_File_IsTakenOver()
    {
        _scratch.Write(
            "allocator.json",
            """
            {
              "bsConfig": "/srv/BSConfig.pm", "allocator": "best-fit", "settings": { "keep": 2 }, "socket": "/run/a/b.sock", "user": "obsrun",
              "httpPort": 0, "upstream": "https://api.example", "records": "/var/log/rounds", "scanInterval": "2m", "roundInterval": "3s",
              "offerTimeout": "90s"
            }
            """);

        var options = ServiceOptionsLoader.Load(_scratch.Path, _bag);

        _bag.Should().BeEmpty();
        options.Should().BeEquivalentTo(new
        {
            BsConfig = "/srv/BSConfig.pm",
            Allocator = "best-fit",
            Socket = "/run/a/b.sock",
            User = "obsrun",
            HttpPort = 0,
            Upstream = new Uri("https://api.example"),
            Records = "/var/log/rounds",
            ScanInterval = TimeSpan.FromMinutes(2),
            RoundInterval = TimeSpan.FromSeconds(3),
            OfferTimeout = TimeSpan.FromSeconds(90),
        });
        options.Settings.Integer("keep").Should().Be(2);
    }

    [Fact]
    public void Load_Mistakes_AreAllSaid()
    {
        _scratch.Write("allocator.json", """{ "socket": "relative", "httpPort": "x", "upstream": "ftp://x", "alocator": "obs" }""");

        ServiceOptionsLoader.Load(_scratch.Path, _bag);

        _bag.Select(static p => p.ToString()).Should().HaveCount(4).And.Contain(static p => p.Contains("\"allocator\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_BsConfig_GivesWhatTheDaemonsWouldTake()
    {
        var file = _scratch.Write(
            "BSConfig.pm",
            """
            package BSConfig;
            our $bsdir = '/data/o b/s';
            our $bsuser = 'obsrun';
            our $srcserver = 'http://src:5352';
            our $dispatch_adjust = [ 'home:.*%' => -10, "a\tb" => 5.5 ];
            our $powerpkgs = [ 'gcc', 'kernel' ];
            our $powerhosts = [ 'big.*:1' ];
            our $secure_sandboxes = [ 'kvm' ];
            1;
            """);

        var settings = BackendSettingsReader.Read(file);

        settings.Layout.Jobs.Should().Be("/data/o b/s/jobs");
        settings.Layout.RunDirectory.Should().Be("/data/o b/s/run");
        settings.User.Should().Be("obsrun");
        settings.SourceServer.Should().Be(new Uri("http://src:5352"));
        settings.Adjust.Should().Equal(("home:.*%", -10), ("a\tb", 5.5));
        settings.PowerPackages.Should().Equal("gcc", "kernel");
        settings.PowerHosts.Should().Equal("big.*:1");
        settings.SecureSandboxes.Should().Equal("kvm");
    }

    [Theory]
    [InlineData("no Perl (")]
    [InlineData("package BSConfig; 1;")]
    public void Read_BsConfigThatIsNone_IsSaid(string text)
    {
        var file = _scratch.Write("BSConfig.pm", text);

        FluentActions.Invoking(() => BackendSettingsReader.Read(file)).Should().Throw<EngineException>().Which.Code.Should().Be("OBSH620");
    }
}

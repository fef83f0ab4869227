using System.Net.Sockets;
using System.Text;
using Obs.Hooks.Dispatch.Installation;
using Obs.Hooks.Dispatch.Tests.Planning;
using Obs.Hooks.Dispatch.Tests.Support;
using Obs.Hooks.Engine.Installation;

namespace Obs.Hooks.Dispatch.Tests.Installation;

/// <summary>The shim in real Perl, with a real service, a hanging one, and none.</summary>
public sealed class DispatcherShimTests : IDisposable
{
    // Every question is asked anew, so that no test has to wait for an answer to get old.
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(1);

    private readonly Scratch _scratch = new();

    private string SocketPath => _scratch["dispatch.sock"];

    private FakeDispatcher Start(FailureMode failure, string config = "", int timeout = 600_000)
    {
        var file = _scratch.Write("BSConfig.pm", $"package BSConfig;\nuse strict;\n{config}\n1;\n");
        var plan = DispatcherInstaller.Install(new DispatcherOptions
        {
            ConfigFile = file,
            ShimFile = _scratch["etc/dispatcher.pl"],
            Shim = new DispatcherShimSettings
            {
                Socket = SocketPath,
                Failure = failure,
                Timeout = TimeSpan.FromMilliseconds(timeout),
                MaxAge = AtOnce,
            },
        });
        plan.Problems.Should().BeEmpty();
        plan.Apply();
        return new FakeDispatcher(_scratch.Path);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Loop_WithAPlan_AllowsExactlyThePlannedPairs()
    {
        await using var served = new ServedPlan(SocketPath);
        served.Board.Post(ServedPlan.Plan(("a", "x86_64:one:1"), ("b", "x86_64:rack_2:1"), ("any", "")));
        using var dispatcher = Start(FailureMode.Open);

        dispatcher.Loop("a", "x86_64:one:1").Should().BeTrue();
        dispatcher.Loop("a", "x86_64:two:1").Should().BeFalse();
        // The name of the file has an underscore for the slash of the id.
        dispatcher.Loop("b", "x86_64:rack/2:1").Should().BeTrue();
        dispatcher.Loop("any", "x86_64:two:1").Should().BeTrue();
        dispatcher.Loop("unplanned", "x86_64:one:1").Should().BeFalse();
        dispatcher.End().Should().Be(0);
        dispatcher.Errors.Trim().Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_OfAllWorkers_HearsWhatIsPossibleNotWhatIsPlanned(bool open)
    {
        using var dispatcher = Start(open ? FailureMode.Open : FailureMode.Closed);
        await using (var served = new ServedPlan(SocketPath))
        {
            served.Board.Post(ServedPlan.Plan(("a", "x86_64:one:1")));
            AskAll();
        }

        AskAll();

        // With "no" from all workers bs_dispatch would fail the job for good.
        void AskAll()
        {
            dispatcher.Check("a", "x86_64:two:1").Should().BeTrue();
            dispatcher.Check("unplanned", "x86_64:two:1").Should().BeTrue();
        }
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Loop_WithoutService_FollowsTheFailureMode(bool open, bool answer)
    {
        using var dispatcher = Start(open ? FailureMode.Open : FailureMode.Closed);

        dispatcher.Loop("a", "x86_64:one:1").Should().Be(answer);
        dispatcher.Loop("b", "x86_64:two:1").Should().Be(answer);
        dispatcher.End().Should().Be(0);
        dispatcher.Errors.Should().ContainAll("no answer from the allocation service", open ? "any worker" : "no job is dispatched");
        dispatcher.Errors.Trim().Split('\n').Should().ContainSingle("the log is not filled with it");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Loop_ServiceComesBack_FollowsItAgain(bool open)
    {
        using var dispatcher = Start(open ? FailureMode.Open : FailureMode.Closed);
        dispatcher.Loop("a", "x86_64:two:1").Should().Be(open);

        await using var served = new ServedPlan(SocketPath);
        served.Board.Post(ServedPlan.Plan(("a", "x86_64:one:1")));

        // It tries again after a second.
        while (dispatcher.Loop("a", "x86_64:two:1") == open && dispatcher.Loop("a", "x86_64:one:1") == open && open)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        while (!dispatcher.Loop("a", "x86_64:one:1"))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        dispatcher.Loop("a", "x86_64:two:1").Should().BeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Loop_ServiceThatHangs_IsGivenUpAfterTheTimeout(bool open)
    {
        using var hanging = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        hanging.Bind(new UnixDomainSocketEndPoint(SocketPath));
        hanging.Listen(1);
        using var dispatcher = Start(open ? FailureMode.Open : FailureMode.Closed, timeout: 50);

        // It answers: that is the test. Nobody ever accepts the connection.
        dispatcher.Loop("a", "x86_64:one:1").Should().Be(open);

        dispatcher.End().Should().Be(0);
        dispatcher.Errors.Should().Contain("timed out");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n.\n")]
    [InlineData("plan 1 2\nx86_64/a\tw\n.\n")]
    [InlineData("plan 2 0\n.\n")]
    [InlineData("error \u001b[31mred\n.\n")]
    [InlineData("plan 1 1\nx86_64/a\tw\n")]
    public async Task Loop_AnswerThatIsNone_CountsAsNoAnswer(string answer)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(SocketPath));
        listener.Listen(1);
        using var dispatcher = Start(FailureMode.Closed);
        var answering = Task.Run(async () =>
        {
            using var connection = await listener.AcceptAsync();
            await connection.ReceiveAsync(new byte[100]);
            await connection.SendAsync(Encoding.UTF8.GetBytes(answer));
        });

        dispatcher.Loop("a", "x86_64:one:1").Should().BeFalse();

        await answering;
        dispatcher.End().Should().Be(0);
        dispatcher.Errors.Should().Contain("no answer").And.NotContain("\u001b");
    }

    [Fact]
    public async Task Loop_WithAnEarlierConstraint_NeedsBoth()
    {
        await using var served = new ServedPlan(SocketPath);
        served.Board.Post(ServedPlan.Plan(("a", "x86_64:one:1"), ("b", "x86_64:bad:1")));
        using var dispatcher = Start(
            FailureMode.Open,
            "our $dispatch_constraint = sub { my ($info, $worker) = @_; return $worker->{'workerid'} !~ /^bad/ };");

        dispatcher.Loop("a", "x86_64:one:1").Should().BeTrue();
        dispatcher.Loop("a", "x86_64:two:1").Should().BeFalse();
        dispatcher.Loop("b", "x86_64:bad:1").Should().BeFalse();
        dispatcher.Check("b", "x86_64:two:1").Should().BeTrue();
        dispatcher.Check("b", "x86_64:bad:1").Should().BeFalse();
    }

    [Theory]
    [InlineData("/run/x.sock")]
    [InlineData(@"/run/it's a \path\'")]
    public void Read_WhatWasRendered_GivesTheSettings(string socket)
    {
        var settings = new DispatcherShimSettings
        {
            Socket = socket,
            Failure = FailureMode.Closed,
            Timeout = TimeSpan.FromMilliseconds(20),
            MaxAge = TimeSpan.FromSeconds(2),
        };

        DispatcherShim.Read(DispatcherShim.Render(settings)).Should().Be(settings);
    }

    [Fact]
    public void Render_Any_IsTakenByPerlWithoutAWarning()
    {
        var file = _scratch.Write("shim.pl", DispatcherShim.Render(new DispatcherShimSettings { Socket = @"/run/it's a \path\'" }));

        var checkedBy = SystemTool.Run(PerlCheck.Perl, "-wc", file)!.Value;

        checkedBy.ExitStatus.Should().Be(0);
        checkedBy.Error.Trim().Should().Be($"{file} syntax OK");
    }
}

using System.Net.Sockets;
using System.Text;
using Obs.Hooks.Dispatch.Planning;
using Obs.Hooks.Dispatch.Tests.Support;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Dispatch.Tests.Planning;

/// <summary>The protocol, with well and badly behaved callers.</summary>
public sealed class PlanServerTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string SocketPath => _scratch["dispatch.sock"];

    private Task<string> AskAsync(string question) => PlanClient.AskAsync(SocketPath, question, CancellationToken.None);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Plan_WithJobs_NamesTheirWorkersInOrder()
    {
        await using var served = new ServedPlan(SocketPath);
        served.Board.Post(ServedPlan.Plan(("b", "x86_64:b:1"), ("a", "x86_64:a:1"), ("any", "")));

        (await AskAsync("plan 1")).Should().Be(
            $"""
            plan 1 3
            x86_64/{FakeBackend.Job("a")}	x86_64:a:1
            x86_64/{FakeBackend.Job("any")}	
            x86_64/{FakeBackend.Job("b")}	x86_64:b:1

            """);
    }

    [Theory]
    [InlineData("a", "x86_64:a:1", "yes")]
    [InlineData("a", "x86_64:b:1", "no")]
    [InlineData("any", "x86_64:b:1", "yes")]
    [InlineData("other", "x86_64:a:1", "no")]
    public async Task May_EachPair_IsAnsweredByThePlan(string package, string worker, string answer)
    {
        await using var served = new ServedPlan(SocketPath);
        served.Board.Post(ServedPlan.Plan(("a", "x86_64:a:1"), ("any", "")));

        (await AskAsync($"may x86_64/{FakeBackend.Job(package)} {worker}")).Should().Be($"{answer}\n");
    }

    [Fact]
    public async Task Plan_BeforeTheFirstRound_IsAnError()
    {
        await using var served = new ServedPlan(SocketPath);

        (await AskAsync("plan 1")).Should().Be("error no round yet\n");
    }

    [Fact]
    public async Task Plan_NamesThatCouldBeOtherLines_AreLeftOut()
    {
        await using var served = new ServedPlan(SocketPath);
        served.Board.Post(new DispatchPlan(
            [new("x86_64/evil\n.\nplan", "w"), new("x86_64/a\tb", "w"), new("x86_64/good", "w\nx"), new("x86_64/fine", "w")], 4));

        (await AskAsync("plan 1")).Should().Be("plan 1 1\nx86_64/fine\tw\n");
    }

    [Fact]
    public async Task Questions_ManyInOneConnectionCutAnywhere_AreAllAnswered()
    {
        await using var served = new ServedPlan(SocketPath);
        served.Board.Post(ServedPlan.Plan());
        using var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await connection.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath));

        foreach (var piece in new[] { "pl", "an 1\nmay a", " b\nnonsense\n" })
        {
            await connection.SendAsync(Encoding.UTF8.GetBytes(piece));
        }

        connection.Shutdown(SocketShutdown.Send);
        var answer = new StringBuilder();
        var buffer = new byte[100];
        while (await connection.ReceiveAsync(buffer) is > 0 and var length)
        {
            answer.Append(Encoding.UTF8.GetString(buffer, 0, length));
        }

        answer.ToString().Should().Be("plan 1 0\n.\nno\n.\nerror no such question\n.\n");
    }

    [Fact]
    public async Task Question_WithoutEnd_IsCutOff()
    {
        await using var served = new ServedPlan(SocketPath);
        using var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await connection.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath));

        await connection.SendAsync(new byte[1000]);

        (await connection.ReceiveAsync(new byte[10])).Should().Be(0);
        (await AskAsync("plan 1")).Should().StartWith("error");
    }

    [Fact]
    public void Take_NobodyDecidesAnyMore_IsAnError()
    {
        var clock = new SteppedClock();
        var board = new PlanBoard(clock, TimeSpan.FromSeconds(20));
        board.Post(ServedPlan.Plan(("a", "w")));
        board.Take().Plan.Should().NotBeNull();

        clock.Step(TimeSpan.FromSeconds(21));

        board.Take().Should().Be(((DispatchPlan?)null, "no round for 21 s"));
    }

    [Fact]
    public async Task Listen_SocketOfAKilledService_IsReplaced()
    {
        using (var old = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            old.Bind(new UnixDomainSocketEndPoint(SocketPath));
        }

        await using var served = new ServedPlan(SocketPath);

        (await AskAsync("plan 1")).Should().StartWith("error");
        File.GetUnixFileMode(SocketPath).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Listen_WhereAnotherServiceListens_IsRefused()
    {
        await using var served = new ServedPlan(SocketPath);

        var listen = () => PlanSocket.Listen(SocketPath, Libc.EffectiveUser());

        listen.Should().Throw<EngineException>().WithMessage("*another service*");
    }

    [Fact]
    public void Listen_DirectoryThatOthersCanWriteTo_IsRefused()
    {
        File.SetUnixFileMode(_scratch.Path, (UnixFileMode)0x1FF);

        var listen = () => PlanSocket.Listen(SocketPath, Libc.EffectiveUser());

        listen.Should().Throw<EngineException>().WithMessage("*nobody else can write*");
    }
}

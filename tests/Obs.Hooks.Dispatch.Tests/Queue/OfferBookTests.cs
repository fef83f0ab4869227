using Obs.Hooks.Dispatch.Queue;

namespace Obs.Hooks.Dispatch.Tests.Queue;

/// <summary>Plans that the dispatcher does not follow.</summary>
public sealed class OfferBookTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private static readonly Dictionary<string, string> Plan = new() { ["job"] = "worker", ["free"] = "" };

    private readonly OfferBook _book = new(patience: TimeSpan.FromMinutes(2), rest: TimeSpan.FromMinutes(10));

    [Fact]
    public void Enter_NotTakenForLong_IsRefusedForAWhile()
    {
        _book.Enter(Plan, 0, Start);
        _book.Enter(Plan, 100, Start.AddMinutes(3));
        _book.Refused()["job"].Should().Equal("worker");

        _book.Enter(new Dictionary<string, string>(), 200, Start.AddMinutes(14));
        _book.Refused().Should().BeEmpty();
    }

    [Fact]
    public void Enter_NobodyAskedMeanwhile_RefusesNothing()
    {
        _book.Enter(Plan, 0, Start);
        _book.Enter(Plan, 1, Start.AddHours(3));

        _book.Refused().Should().BeEmpty();
    }

    [Fact]
    public void Enter_OtherWorkerMeanwhile_BeginsAnew()
    {
        _book.Enter(Plan, 0, Start);
        _book.Enter(new Dictionary<string, string> { ["job"] = "other" }, 50, Start.AddMinutes(1));
        _book.Enter(Plan, 100, Start.AddMinutes(3));

        _book.Refused().Should().BeEmpty();
    }
}

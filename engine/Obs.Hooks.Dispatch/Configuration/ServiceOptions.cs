using System.Collections.Immutable;
using Obs.Hooks.Dispatch.Installation;

namespace Obs.Hooks.Dispatch.Configuration;

/// <summary>How the allocation service runs: <c>allocator.json</c> in the configuration directory.</summary>
internal sealed record ServiceOptions
{
    /// <summary>The backend's own configuration, which says where everything is.</summary>
    public string BsConfig { get; init; } = "";

    /// <summary><c>obs</c>, <c>best-fit</c>, the id of a plugin's allocator, or the path of a script of this host.</summary>
    public string Allocator { get; init; } = "obs";

    public HookSettings Settings { get; init; } = HookSettings.Empty;

    /// <summary>Where bs_dispatch asks.</summary>
    public string Socket { get; init; } = DispatcherShimSettings.DefaultSocket;

    /// <summary>Whom to become; empty for the backend's own user.</summary>
    public string User { get; init; } = "";

    /// <summary>Port on 127.0.0.1 for osc and browsers; 0 for none.</summary>
    public int HttpPort { get; init; } = 5290;

    /// <summary>An API that gets the requests this service does not know; null for none.</summary>
    public Uri? Upstream { get; init; }

    /// <summary>The file that rounds are recorded in; empty for none.</summary>
    public string Records { get; init; } = "";

    /// <summary>How often everything is looked at, in case a change was not noticed.</summary>
    public TimeSpan ScanInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest time between two rounds; changes cause one at once.</summary>
    public TimeSpan RoundInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a worker is offered to a job that the dispatcher does not give to it.</summary>
    public TimeSpan OfferTimeout { get; init; } = TimeSpan.FromMinutes(2);

    public static ImmutableArray<string> Keys { get; } =
    [
        "bsConfig", "allocator", "settings", "socket", "user", "httpPort", "upstream", "records",
        "scanInterval", "roundInterval", "offerTimeout",
    ];
}

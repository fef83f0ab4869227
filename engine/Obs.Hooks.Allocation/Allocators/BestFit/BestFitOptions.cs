namespace Obs.Hooks.Allocation.Allocators.BestFit;

/// <summary>Settings of <c>best-fit</c>, in minutes where not said otherwise.</summary>
internal sealed record BestFitOptions
{
    /// <summary>A job that only special workers can build goes first after waiting that long.</summary>
    public TimeSpan ReserveAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A job that ordinary workers can build leaves special ones alone for that long.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>After that time of waiting the load of a repository counts half.</summary>
    public TimeSpan Ageing { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>So many quick failures in a row put a worker into quarantine; 0 for never.</summary>
    public long QuarantineFailures { get; init; } = 3;

    /// <summary>After that time it may try once more.</summary>
    public TimeSpan Quarantine { get; init; } = TimeSpan.FromMinutes(30);

    public static BestFitOptions Read(HookSettings settings)
    {
        var defaults = new BestFitOptions();
        return new BestFitOptions
        {
            ReserveAfter = Minutes("reserveAfter", defaults.ReserveAfter),
            Patience = Minutes("patience", defaults.Patience),
            Ageing = Minutes("ageing", defaults.Ageing),
            QuarantineFailures = settings.Integer("quarantineFailures", defaults.QuarantineFailures),
            Quarantine = Minutes("quarantine", defaults.Quarantine),
        };

        TimeSpan Minutes(string name, TimeSpan fallback) => TimeSpan.FromMinutes(settings.Integer(name, (long)fallback.TotalMinutes));
    }
}

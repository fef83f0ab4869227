using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Cli.Planning;
using Obs.Hooks.Dispatch.Configuration;
using Obs.Hooks.Dispatch.Service;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Allocation;

/// <summary>Puts the service together from what is configured on this host.</summary>
internal static class AllocatorService
{
    /// <returns>0 after a signal, 1 if it could not start.</returns>
    public static int Serve(HostSetup host)
    {
        var options = ServiceOptionsLoader.Load(host.Options.ConfigDirectory, host.Bag);
        if (host.Bag.HasErrors)
        {
            foreach (var problem in host.Bag)
            {
                Console.Error.WriteLine($"obs-hooks: {problem}");
            }

            return 1;
        }

        using var catalog = new AllocatorCatalog(host.Options);
        ServiceHost.RunAsync(options, () => catalog.Find(options.Allocator, host.Bag), new ServiceLog(Console.Error))
            .GetAwaiter().GetResult();
        return 0;
    }
}

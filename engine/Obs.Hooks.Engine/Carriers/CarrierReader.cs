using System.Collections.Immutable;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Policy;

namespace Obs.Hooks.Engine.Carriers;

/// <summary>Adds what a job's project and package say to what its host says.</summary>
internal static class CarrierReader
{
    /// <summary>Whether it looks as if the project or the package brought hooks: cheap, and may be wrong.</summary>
    public static bool MayHaveHooks(BuildJob job) => PrjconfCarrier.MayHaveHooks(job.Prjconf) || PackageCarrier.MayHaveHooks(job);

    /// <param name="host">The host's layers.</param>
    /// <param name="job">The job.</param>
    /// <param name="bag">Takes errors of the project and the package.</param>
    /// <returns>The host's own when there is nothing to add.</returns>
    public static HookConfiguration Read(HookConfiguration host, BuildJob job, DiagnosticBag bag)
    {
        var policy = new Lazy<ScriptPolicy>(() => ScriptPolicy.Of(host, job.Project));
        var check = new Lazy<CarriedLayerCheck>(
            () => new CarriedLayerCheck(host.Layers.Where(l => l.AppliesTo(job.Project)), policy.Value, bag));
        var package = new PackageCarrier(job, check, bag);
        package.List();
        var carried = ImmutableArray.CreateBuilder<ConfigurationLayer>();
        ImmutableArray<LeftOutHook> leftOut = [];
        if (PrjconfCarrier.MayHaveHooks(job.Prjconf))
        {
            var trust = package.ReplacesPrjconf ? TrustClass.Package : TrustClass.Project;
            var prjconf = new PrjconfCarrier(job, policy.Value, trust, check.Value, bag);
            prjconf.AddTo(carried);
            leftOut = prjconf.LeftOut;
        }

        package.AddTo(carried);
        return carried.Count == 0 && leftOut.IsEmpty
            ? host
            : new HookConfiguration(host.Layers.AddRange(carried)) { LeftOut = leftOut };
    }
}

using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Sdk.Packing;

namespace Obs.Hooks.Sdk.Metadata;

/// <summary>What can be judged about a hook without its plan. Names in before and after may belong to other plugins: not checked.</summary>
internal static class HookChecks
{
    private const HookCapabilities AtPreChroot =
        HookCapabilities.Packages | HookCapabilities.BuildOptions | HookCapabilities.Sources | HookCapabilities.Prjconf
        | HookCapabilities.ToolsRoots | HookCapabilities.Binfmt | HookCapabilities.Mounts;

    private const HookCapabilities AtPostBuild =
        HookCapabilities.Results | HookCapabilities.Reports | HookCapabilities.Unchanged;

    public static void Check(HookManifest hook, AttributeValues attribute, CodeLocation place, List<PackError> errors)
    {
        if (!PluginNames.IsId(hook.Id))
        {
            Add(PackCodes.BadHookId, $"the id of hook '{hook.Id}' must be {PluginNames.IdGrammar}");
        }

        if (hook.Points.IsEmpty)
        {
            Add(PackCodes.NoPoint, $"hook '{hook.Id}' has no point: {hook.Type} implements none of IPrecheckHook, IPreChrootHook, IPostBuildHook, ICleanupHook");
        }

        if (attribute.Has(nameof(HookAttribute.Stage)) && !hook.Points.Contains(HookPoint.PostBuild))
        {
            Add(PackCodes.StageWithoutPostBuild, $"hook '{hook.Id}' declares stage {hook.Stage} but does not implement IPostBuildHook; only post-build has stages");
        }

        if (hook.TimeoutSeconds is < 1 or > 86400)
        {
            Add(PackCodes.BadTimeout, $"hook '{hook.Id}' has a timeout of {hook.TimeoutSeconds} s; expected 1 to 86400");
        }

        CheckCapabilities(AtPreChroot, HookPoint.PreChroot);
        CheckCapabilities(AtPostBuild, HookPoint.PostBuild);
        SettingChecks.Check($"hook '{hook.Id}'", hook.Settings, place, errors);

        void CheckCapabilities(HookCapabilities ofPoint, HookPoint point)
        {
            var unusable = hook.Capabilities & ofPoint;
            if (unusable != HookCapabilities.None && !hook.Points.IsEmpty && !hook.Points.Contains(point))
            {
                Add(PackCodes.CapabilityWithoutPoint, $"hook '{hook.Id}' declares {unusable}, which only I{point}Hook can use");
            }
        }

        void Add(string code, string message) => errors.Add(new PackError(code, place, message));
    }
}

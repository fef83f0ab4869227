using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Digests;
using Obs.Hooks.Sdk.Packing;

namespace Obs.Hooks.Engine.Tests.Plugins;

public sealed class PluginManifestTests
{
    private static readonly Gen<string> Ids = Gen.Elements("a", "kiwi", "build-compare", "x86");

    private static readonly Gen<string> Texts = ArbMap.Default.GeneratorFor<NonNull<string>>()
        .Select(static text => new string([.. text.Get.Where(static c => !char.IsSurrogate(c))]));

    private static readonly Gen<SettingManifest> Settings =
        from name in Ids
        from kind in Gen.Elements(Enum.GetValues<SettingKind>())
        from summary in Texts
        from required in ArbMap.Default.GeneratorFor<bool>()
        select new SettingManifest(name, kind, summary, required);

    private static readonly Gen<HookManifest> Hooks =
        from id in Ids
        from summary in Texts
        from points in Gen.Elements(Enum.GetValues<HookPoint>()).NonEmptyListOf()
        from stage in Gen.Elements(Enum.GetValues<HookStage>())
        from before in Ids.ListOf()
        from capabilities in Gen.Choose(0, (1 << 10) - 1)
        from policy in Gen.Elements(Enum.GetValues<ErrorPolicy>())
        from timeout in Gen.Choose(1, 86400)
        from settings in Settings.ListOf()
        select new HookManifest
        {
            Id = id,
            Type = "Some.Type",
            Token = timeout,
            Summary = summary,
            Points = [.. points],
            Stage = stage,
            Before = [.. before],
            After = [.. before.AsEnumerable().Reverse()],
            TimeoutSeconds = timeout,
            Capabilities = (HookCapabilities)capabilities,
            OnError = policy,
            AffectsResult = timeout % 2 == 0,
            Settings = [.. settings],
        };

    [Fact]
    public void Read_AnythingTheSdkWrites_IsTheSameAgain() =>
        Prop.ForAll(Hooks.NonEmptyListOf().ToArbitrary(), static hooks =>
        {
            var files = new[] { new PluginManifestFile("A.dll", Sha256.HexOf([1])), new PluginManifestFile("b/c.so", Sha256.HexOf([2])) };
            var manifest = new PluginManifest
            {
                Id = "some-plugin",
                Version = "1.2.3-beta",
                Assembly = "A.dll",
                Contract = "1.0",
                Hooks = [.. hooks],
                Files = [.. files],
                Digest = PluginDigest.Of([.. files]),
            };

            var read = PluginManifestReader.Read(PluginManifestWriter.Write(manifest), "plugin.json", out var broken);

            broken.Should().BeNull();
            read.Should().BeEquivalentTo(manifest, static options => options.WithStrictOrdering());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_EveryValueOfTheContract_HasOne()
    {
        ManifestNames.Points.Length.Should().Be(Enum.GetValues<HookPoint>().Length);
        ManifestNames.Stages.Length.Should().Be(Enum.GetValues<HookStage>().Length);
        ManifestNames.Policies.Length.Should().Be(Enum.GetValues<ErrorPolicy>().Length);
        ManifestNames.SettingKinds.Length.Should().Be(Enum.GetValues<SettingKind>().Length);
        ManifestNames.Capabilities.Length.Should().Be(Enum.GetValues<HookCapabilities>().Length - 1, "None has no bit");
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("build-compare2", true)]
    [InlineData("", false)]
    [InlineData("2a", false)]
    [InlineData("-a", false)]
    [InlineData("Kiwi", false)]
    [InlineData("a/b", false)]
    [InlineData("é", false)]
    public void IsId_Text_FollowsTheGrammar(string text, bool expected) => PluginNames.IsId(text).Should().Be(expected);
}

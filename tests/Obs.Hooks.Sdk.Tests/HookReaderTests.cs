using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Sdk.Packing;

namespace Obs.Hooks.Sdk.Tests;

public sealed class HookReaderTests
{
    private static readonly List<PackError> Errors = [];

    private static readonly PluginManifest Manifest = PluginPacker.Describe(
        new PackRequest
        {
            Id = "sample",
            Version = "1.2",
            Assembly = "Sample.dll",
            Project = "Sample.csproj",
            Files = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["Sample.dll"] = typeof(GoodHook).Assembly.Location },
            Directory = "/nonexistent",
            Stage = true,
        },
        Errors);

    [Fact]
    public void Describe_CompleteHook_ReadsEverything()
    {
        var hook = Manifest.Hooks.Single(static hook => hook.Id == "good");

        hook.Should().BeEquivalentTo(new
        {
            Type = typeof(GoodHook).FullName,
            Token = typeof(GoodHook).MetadataToken,
            Summary = "All there is.",
            Stage = HookStage.Report,
            TimeoutSeconds = 7,
            Capabilities = HookCapabilities.Reports | HookCapabilities.Packages,
            OnError = ErrorPolicy.BadHost,
            AffectsResult = true,
        });
        hook.Before.Should().Equal("one", "two");
        hook.After.Should().Equal("three");
        hook.Settings.Should().Equal(
            new SettingManifest("first", SettingKind.Switch, "First.", true),
            new SettingManifest("second", SettingKind.TextList, "Second.", false));
    }

    [Fact]
    public void Describe_PointsOfBaseClassAndInterface_AreFound()
    {
        Manifest.Hooks.Single(static hook => hook.Id == "good").Points.Should().Equal(HookPoint.PreChroot, HookPoint.PostBuild);
        var nested = Manifest.Hooks.Single(static hook => hook.Id == "nested");
        nested.Points.Should().Equal(HookPoint.Cleanup);
        nested.Type.Should().Be(typeof(GoodHook.NestedHook).FullName);
    }

    [Fact]
    public void Describe_Defaults_AreThoseOfTheAttribute()
    {
        var attribute = new HookAttribute("x");

        Manifest.Hooks.Single(static hook => hook.Id == "nested").Should().BeEquivalentTo(new
        {
            attribute.Summary, attribute.Stage, attribute.TimeoutSeconds, attribute.Capabilities, attribute.OnError, attribute.AffectsResult,
        });
    }

    [Fact]
    public void Describe_Contract_IsTheReferencedVersion()
    {
        var version = typeof(HookAttribute).Assembly.GetName().Version!;

        Manifest.Contract.Should().Be($"{version.Major}.{version.Minor}");
    }

    [Theory]
    [InlineData(PackCodes.BadHookId, "'Bad_Id'")]
    [InlineData(PackCodes.DuplicateHookId, "'twice'")]
    [InlineData(PackCodes.NoPoint, "'no-point'")]
    [InlineData(PackCodes.StageWithoutPostBuild, "'stage'")]
    [InlineData(PackCodes.CannotBeCreated, "PrivateHook")]
    [InlineData(PackCodes.CannotBeCreated, "GenericHook")]
    [InlineData(PackCodes.BadTimeout, "'timeout'")]
    [InlineData(PackCodes.BadSetting, "'not-camel'")]
    [InlineData(PackCodes.BadSetting, "'same'")]
    [InlineData(PackCodes.CapabilityWithoutPoint, "'capability'")]
    [InlineData(PackCodes.PointWithoutHook, "ForgottenHook")]
    public void Describe_Mistake_HasItsCode(string code, string names) =>
        Errors.Should().Contain(error => error.Code == code && error.Message.Contains(names, StringComparison.Ordinal));

    [Fact]
    public void Describe_GoodHooks_AreNotBlamed() =>
        Errors.Should().NotContain(static error =>
            error.Message.Contains("'good'", StringComparison.Ordinal) || error.Message.Contains("'nested'", StringComparison.Ordinal));

    [Fact]
    public void Describe_MistakeInAClassWithCode_NamesItsLine() =>
        Errors.Single(static error => error.Code == PackCodes.StageWithoutPostBuild).ToString()
            .Should().MatchRegex(@"SampleHooks\.cs\(\d+,\d+\): error OBSH807: ");
}

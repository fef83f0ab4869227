using Obs.Hooks.Engine.Carriers;

namespace Obs.Hooks.Engine.Tests.Carriers;

public sealed class HookFlagTests
{
    [Theory]
    [InlineData("hook:size-limit", "size-limit", null, "")]
    [InlineData("hook:a:key=value", "a", "key", "value")]
    [InlineData("hook:a:key=", "a", "key", "")]
    [InlineData("hook:a:url=https://x/y=z:1", "a", "url", "https://x/y=z:1")]
    [InlineData("hook:a:t=two%20words%25%c3%a4", "a", "t", "two words%ä")]
    public void Parse_Good_IsDecoded(string flag, string id, string? key, string value) =>
        HookFlag.Parse(flag).Should().Be(new HookFlag(id, key, value));

    [Theory]
    [InlineData("hook:")]
    [InlineData("hook:A")]
    [InlineData("hook:a:")]
    [InlineData("hook:a:key")]
    [InlineData("hook:a:=value")]
    [InlineData("hook:a:1=value")]
    [InlineData("hook:a:k=%2")]
    [InlineData("hook:a:k=%zz")]
    [InlineData("hook:a:k=%ff")]
    public void Parse_Bad_IsNull(string flag) => HookFlag.Parse(flag).Should().BeNull();
}

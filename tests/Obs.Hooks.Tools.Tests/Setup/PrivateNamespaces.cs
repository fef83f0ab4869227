namespace Obs.Hooks.Tools.Tests.Setup;

/// <summary>Tests that mount refuse to run where somebody else could notice.</summary>
internal static class PrivateNamespaces
{
    public static void Require() =>
        Environment.GetEnvironmentVariable("OBSH_TEST_NAMESPACE").Should().Be("private", "tests/run makes the namespaces these tests need");
}

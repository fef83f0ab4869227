using Obs.Hooks.Plugins.Baselibs.Configuration;

namespace Obs.Hooks.Plugins.Baselibs.Tests;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("suggests \"x\"", "1:1: OBSH841")]
    [InlineData("  postun \"x\"", "1:3: OBSH841")]
    [InlineData("autoreqprov maybe", "1:1: OBSH841")]
    [InlineData("requires", "1:1: OBSH841")]
    [InlineData("package lib.so", "1:1: OBSH841")]
    [InlineData("requires \"<nmae>\"", "1:1: OBSH841")]
    [InlineData("arch i686 targettype 32bit requires x", "1:28: OBSH840")]
    [InlineData("+", "1:1: OBSH840")]
    [InlineData("\"/a\"", "1:1: OBSH840")]
    [InlineData("config /bin", "1:1: OBSH840")]
    [InlineData("a.b", "1:1: OBSH840")]
    [InlineData("wrong word", "1:1: OBSH840")]
    public void Check_LineThatDoesNotDoWhatItSeemsTo_HasAPlace(string line, string expected) =>
        ConfChecker.Check(BaselibsConf.Parse("f", line)).Should().ContainSingle().Which.ToString().Should().StartWith("f:" + expected);

    [Fact]
    public void Check_WhatDistributionsWrite_IsFine()
    {
        const string text = """
            # glibc
            arch i586 targets x86_64:32bit
            arch i586 block!
            targettype x86 package glibc
            package /(.*-devel)$/
            requires "<match1> = <version>-<release>"
            requires "hello < 3"
            libfoo1
              +^/usr/lib/(.*)$ -> /usr/lib64/$1
              -/lib64/
              config +.*-config$
              "/usr/lib/x -> y"
              provides "<name>-<targettype> = <evr>"
              provides -.*
              post "-p /sbin/ldconfig"
              prefix /usr/x
              autoreqprov off
              targettype 32bit baselib +x
            """;

        ConfChecker.Check(BaselibsConf.Parse("f", text)).Should().BeEmpty();
    }

    [Fact]
    public void Targets_ByArchitecture_AreThoseWithoutOneToo()
    {
        var conf = BaselibsConf.Parse("f", "arch i686\ttargets x86_64:32bit x86_64:x86\narch ppc targets ppc64:32bit\n  targets any:one\n");

        conf.Targets("i686").Should().Equal("x86_64:32bit", "x86_64:x86", "any:one");
        conf.Targets("s390").Should().Equal("any:one");
        conf.Architectures().Should().Equal("i686", "ppc");
    }

    [Theory]
    [InlineData("requires \"<name> >= <version>\"", "requires \"hello >= 1\"", true)]
    [InlineData("requires \"<name> >= <version>\"", "requires \"hello > 1\"", false)]
    [InlineData("nonsense", "nonsense", true)]
    [InlineData("nonsense", "nonsense more", false)]
    [InlineData("a < b", "a < b", true)]
    [InlineData("legacyversion <version>", "legacyversion 1.0", true)]
    [InlineData("\"a < <version>\"", "\"a < 1\"", true)]
    [InlineData("\"<name>\"", "\"anything\"", false)]
    [InlineData("<name>", "anything", false)]
    public void CanBecome_Line_FitsWhatItsPlaceholdersAllow(string line, string text, bool expected) =>
        ConfText.CanBecome(line, text).Should().Be(expected);
}

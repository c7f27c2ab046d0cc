using System.Text;
using Retention.App.Storefronts.Shopify;

namespace Retention.App.Tests.Storefronts.Shopify;

/// <summary>A bulk operation's file is read in pages, wherever it is cut.</summary>
public sealed class BulkLinesTests
{
    private static readonly string[] Three =
    [
        """{"id":"a","name":"Ärger 💐"}""", """{"id":"a1","__parentId":"a"}""", """{"id":"a2","__parentId":"a"}""",
        """{"id":"b"}""",
        """{"id":"c"}""", """{"id":"c1","__parentId":"c"}""",
    ];

    private static readonly byte[] File = Encoding.UTF8.GetBytes(string.Join('\n', Three) + "\n");

    [Fact]
    public async Task A_file_that_is_cut_at_any_byte_is_read_on_from_the_last_whole_thing()
    {
        for (var cut = 0; cut <= File.Length; cut++)
        {
            var first = await ReadAsync(File[..cut], 0);
            first.Unread.ShouldBe(0, $"cut at {cut}");
            var isLineEnd = cut == 0 || File[cut - 1] == '\n' || Whole(cut);
            first.IsEnd.ShouldBe(isLineEnd, $"cut at {cut}");
            if (first.IsEnd)
                continue; // A file that ends with a line is a whole file: nobody could tell.
            var rest = await ReadAsync(File[(int)first.Next..], first.Next);
            (rest.IsEnd, rest.Next).ShouldBe((true, File.Length));
            Names([.. first.Groups, .. rest.Groups]).ShouldBe("a(a1 a2) b() c(c1)", $"cut at {cut}");
        }
    }

    [Fact]
    public async Task A_page_ends_before_the_thing_that_is_too_many_and_the_next_begins_with_it()
    {
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2 * BulkLines.Most + 1).Select(number => $"{{\"id\":\"{number}\"}}\n{{\"id\":\"{number}x\",\"__parentId\":\"{number}\"}}\n")));
        var (offset, read) = (0L, new List<BulkGroup>());
        for (var page = 0; page < 3; page++)
        {
            var part = await ReadAsync(file[(int)offset..], offset);
            part.Groups.Length.ShouldBe(page < 2 ? BulkLines.Most : 1);
            part.IsEnd.ShouldBe(page == 2);
            read.AddRange(part.Groups);
            offset = part.Next;
        }

        read.Select(group => group.Root.GetProperty("id").GetString()).ShouldBe(Enumerable.Range(0, read.Count).Select(number => $"{number}"));
        read.ShouldAllBe(group => group.Parts.Count == 1);
    }

    [Fact]
    public async Task What_is_no_JSON_and_a_part_behind_another_thing_are_counted_and_the_rest_is_read()
    {
        var part = await ReadAsync(Encoding.UTF8.GetBytes("{\"id\":\"a\"}\n<html>\n\n{\"id\":\"b\"}\n{\"id\":\"a1\",\"__parentId\":\"a\"}\n"), 0);
        (Names(part.Groups), part.Unread, part.IsEnd).ShouldBe(("a() b()", 2, true));
    }

    [Fact]
    public async Task A_last_line_without_its_end_counts_where_it_is_whole()
    {
        var part = await ReadAsync(File[..^1], 0);
        (Names(part.Groups), part.IsEnd).ShouldBe(("a(a1 a2) b() c(c1)", true));
    }

    [Fact]
    public async Task A_line_without_an_end_is_given_up_and_what_came_before_is_kept()
    {
        await using var nothing = new Endless("");
        var part = await BulkLines.ReadAsync(nothing, 40, CancellationToken.None);
        (part.Groups.Length, part.Next, part.IsEnd).ShouldBe((0, 40, false));
        await using var two = new Endless("{\"id\":\"a\"}\n{\"id\":\"b\"}\n");
        part = await BulkLines.ReadAsync(two, 0, CancellationToken.None);
        (Names(part.Groups), part.Next, part.IsEnd).ShouldBe(("a()", 11, false));
    }

    private static bool Whole(int cut) => File[..cut] is var bytes && bytes[^1] == '}' && Three.Any(line => Encoding.UTF8.GetString(bytes).EndsWith(line, StringComparison.Ordinal));

    private static string Names(IEnumerable<BulkGroup> groups) =>
        string.Join(' ', groups.Select(group => $"{group.Root.GetProperty("id").GetString()}({string.Join(' ', group.Parts.Select(part => part.GetProperty("id").GetString()))})"));

    // A byte at a time, as a slow network may give them.
    private static async Task<BulkPart> ReadAsync(byte[] bytes, long from)
    {
        await using var stream = new Dripping(bytes);
        return await BulkLines.ReadAsync(stream, from, CancellationToken.None);
    }

    // After what it begins with comes one line that never ends.
    private sealed class Endless(string begin) : MemoryStream(Encoding.UTF8.GetBytes(begin))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (await base.ReadAsync(buffer, cancellationToken) is > 0 and var read)
                return read;
            buffer.Span.Fill((byte)'x');
            return buffer.Length;
        }
    }

    private sealed class Dripping(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(7, buffer.Length)], cancellationToken);
    }
}

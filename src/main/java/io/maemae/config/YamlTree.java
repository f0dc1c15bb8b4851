package io.maemae.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML into {@link Node}s: one document, UTF-8, plain text keys. Anchors and aliases work,
 * within limits; merge keys ({@code <<}) and tags of one's own do not.
 */
public final class YamlTree {
  private static final int LONGEST_FILE = 1 << 20;
  private static final int MOST_VALUES = 20_000;
  private static final int DEEPEST = 40;
  private static final Set<Tag> PLAIN_TAGS =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.MAP,
          Tag.SEQ,
          Tag.MERGE);

  private final Problems problems;
  private int values;

  private YamlTree(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads a file.
   *
   * @throws ConfigurationException if it cannot be read, is no YAML, or has a key twice in one map
   */
  public static Node read(Path file) throws ConfigurationException {
    return parse(file.toString(), content(file));
  }

  /**
   * Reads the content of a file.
   *
   * @param file its name, for messages
   * @throws ConfigurationException if it is no YAML, or has a key twice in one map
   */
  public static Node parse(String file, byte[] content) throws ConfigurationException {
    Problems problems = new Problems(file);
    Node root = parse(content, problems);
    problems.throwIfAny();
    return root;
  }

  static byte[] content(Path file) throws ConfigurationException {
    Problems problems = new Problems(file.toString());
    byte[] content = {};
    if (Files.notExists(file)) {
      problems.add(0, "", "no such file");
    } else if (Files.isDirectory(file)) {
      problems.add(0, "", "is a directory, must be a YAML file");
    } else {
      try (InputStream in = Files.newInputStream(file)) {
        content = in.readNBytes(LONGEST_FILE + 1);
      } catch (IOException e) {
        problems.add(0, "", "cannot be read, check its permissions");
      }
    }
    problems.throwIfAny();
    return content;
  }

  /** Problems that leave nothing to read are thrown, others gathered. */
  static Node parse(byte[] content, Problems problems) throws ConfigurationException {
    Optional<Node> root = Optional.empty();
    try {
      root = new YamlTree(problems).compose(content);
      if (root.isEmpty()) {
        problems.add(1, "", "the file is empty");
      }
    } catch (Unusable e) {
      problems.add(e.line, "", e.getMessage());
    }
    if (root.isEmpty()) {
      problems.throwIfAny();
    }
    return root.orElseThrow();
  }

  private Optional<Node> compose(byte[] content) throws Unusable {
    String text = decode(content);
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    try {
      var stream = new StreamReader(new StringReader(text));
      var node =
          new Composer(new ParserImpl(stream, options), new Resolver(), options).getSingleNode();
      if (node == null) {
        return Optional.empty();
      }
      return Optional.of(tree(node, "", 0)).filter(root -> !(root instanceof Node.Empty));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      int line = mark == null ? 0 : mark.getLine() + 1;
      throw new Unusable(line, explain(e, lineOf(text, line)));
    } catch (ReaderException e) {
      int end = text.offsetByCodePoints(0, Math.min(e.getPosition(), text.length()));
      throw new Unusable(lineAt(text, end), "not YAML: a control character; save it as plain text");
    } catch (YAMLException e) {
      throw new Unusable(0, "not usable YAML: " + e.getMessage());
    }
  }

  /** Only the parser's own words: the text around the place may hold a secret. */
  private static String explain(MarkedYAMLException e, String line) {
    String problem = e.getProblem() == null ? "broken" : e.getProblem();
    if (problem.startsWith("found undefined alias")) {
      return "not YAML: an alias without an anchor; put a value that begins with * in quotes";
    }
    if (problem.startsWith("but found another document")) {
      return "more than one document; remove the line '---'";
    }
    String hint = line.contains("${") ? "; inside { } and [ ] put ${NAME} in quotes" : "";
    return "not YAML: " + problem + hint;
  }

  private static String lineOf(String text, int line) {
    return text.lines().skip(Math.max(0, line - 1)).findFirst().orElse("");
  }

  private static int lineAt(String text, int end) {
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  private static String decode(byte[] content) throws Unusable {
    if (content.length > LONGEST_FILE) {
      throw new Unusable(0, "too large, must be at most " + LONGEST_FILE + " bytes");
    }
    CharsetDecoder decoder = UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(content.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(content), text, true);
    text.flip();
    if (result.isError()) {
      throw new Unusable(lineAt(text.toString(), text.length()), "not UTF-8; save it as UTF-8");
    }
    String decoded = text.toString();
    return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
  }

  private Node tree(org.yaml.snakeyaml.nodes.Node node, String path, int depth) throws Unusable {
    int line = node.getStartMark().getLine() + 1;
    values++;
    if (values > MOST_VALUES) {
      throw new Unusable(line, "too many values, must be at most " + MOST_VALUES);
    }
    if (depth > DEEPEST) {
      throw new Unusable(line, "nested too deeply; is an alias inside its own anchor?");
    }
    if (!PLAIN_TAGS.contains(node.getTag())) {
      problems.add(line, path, "tags are not supported; put a value that begins with ! in quotes");
    }
    if (node instanceof SequenceNode sequence) {
      return sequence(sequence, line, path, depth);
    }
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, line, path, depth);
    }
    ScalarNode scalar = (ScalarNode) node;
    boolean quoted = scalar.getScalarStyle() != ScalarStyle.PLAIN;
    return scalar.getTag().equals(Tag.NULL) && !quoted
        ? new Node.Empty(line, path)
        : new Node.Scalar(line, path, scalar.getValue(), quoted);
  }

  private Node sequence(SequenceNode node, int line, String path, int depth) throws Unusable {
    List<Node> items = new ArrayList<>();
    for (var item : node.getValue()) {
      items.add(tree(item, path + "[" + items.size() + "]", depth + 1));
    }
    return new Node.Sequence(line, path, items);
  }

  private Node mapping(MappingNode node, int line, String path, int depth) throws Unusable {
    List<Node.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (NodeTuple tuple : node.getValue()) {
      int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
        problems.add(keyLine, path, "a key is a list or a map, must be a word");
        continue;
      }
      String key = scalar.getValue();
      String keyPath = path.isEmpty() ? key : path + "." + key;
      Node value = tree(tuple.getValueNode(), keyPath, depth + 1);
      if (keys.add(key)) {
        entries.add(new Node.Entry(key, keyLine, value));
      } else {
        problems.add(keyLine, keyPath, "is here twice, must be once");
      }
    }
    return new Node.Mapping(line, path, entries);
  }

  /** The file cannot be read on from there. */
  private static final class Unusable extends Exception {
    private final int line;

    private Unusable(int line, String message) {
      super(message, null, false, false);
      this.line = line;
    }
  }
}

package org.contretemps.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Stands before an HTTP server on loopback and does to requests what networks and stores do. */
final class FaultProxy implements AutoCloseable {
  enum Fault {
    NONE,
    /** The store answers 503 SlowDown and does nothing. */
    SLOW_DOWN,
    /** The connection ends half-way through the request's body. */
    CUT_UPLOAD,
    /** The store does what is asked; the connection ends before it can say so. */
    CUT_ANSWER,
    /** The connection ends half-way through the answer. */
    CUT_DOWNLOAD,
    /** The answer takes its time. */
    SLOW,
    /** Nobody answers. */
    DOWN
  }

  record Request(String method, String target) {}

  private static final int SLOW_MILLIS = 50;
  private static final String SLOW_DOWN =
      "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>";

  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger suffered = new AtomicInteger();
  private final int server;
  private final Function<Request, Fault> faults;

  FaultProxy(int server, Function<Request, Fault> faults) throws IOException {
    this.server = server;
    this.faults = faults;
    threads.execute(this::listen);
  }

  int port() {
    return door.getLocalPort();
  }

  /** How many requests met a fault so far. */
  int suffered() {
    return suffered.get();
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }

  private void listen() {
    try {
      while (true) {
        Socket client = door.accept();
        threads.execute(() -> serve(client));
      }
    } catch (IOException e) {
      // The door was closed: nobody is listened to any more.
    }
  }

  /** One request; the connection ends with it. */
  private void serve(Socket client) {
    try (client;
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream()) {
      String head = head(in);
      if (head.isEmpty()) {
        return;
      }
      String[] words = head.split(" ", 3);
      Fault fault = faults.apply(new Request(words[0], words[1]));
      if (fault != Fault.NONE) {
        suffered.incrementAndGet();
      }
      serve(fault, head, in, out);
    } catch (IOException e) {
      // Client or server went away, which is what is tried here.
    }
  }

  private void serve(Fault fault, String head, InputStream in, OutputStream out)
      throws IOException {
    if (fault == Fault.DOWN) {
      return;
    }
    byte[] body = body(head, in, out);
    if (fault == Fault.SLOW_DOWN) {
      out.write(ascii("HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\n"));
      out.write(
          ascii("Content-Length: %d\r\nConnection: close\r\n\r\n".formatted(SLOW_DOWN.length())));
      out.write(ascii(SLOW_DOWN));
      return;
    }
    if (fault == Fault.SLOW) {
      pause();
    }
    byte[] answer = forward(head, body, fault == Fault.CUT_UPLOAD ? body.length / 2 : body.length);
    if (fault == Fault.CUT_DOWNLOAD) {
      out.write(answer, 0, answer.length - answer.length / 4);
    } else if (fault != Fault.CUT_ANSWER) {
      out.write(answer);
    }
  }

  /** What the server answers; nothing if it received only a part. */
  private byte[] forward(String head, byte[] body, int told) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server);
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      StringBuilder lines = new StringBuilder();
      head.lines()
          .filter(line -> !line.isEmpty() && !isOfConnection(line))
          .forEach(line -> lines.append(line).append("\r\n"));
      out.write(ascii(lines.append("Connection: close\r\n\r\n").toString()));
      out.write(body, 0, told);
      out.flush();
      return told < body.length ? new byte[0] : in.readAllBytes();
    }
  }

  private static boolean isOfConnection(String line) {
    String lower = line.toLowerCase(java.util.Locale.ROOT);
    return lower.startsWith("connection:") || lower.startsWith("expect:");
  }

  private static byte[] body(String head, InputStream in, OutputStream out) throws IOException {
    int length = 0;
    for (String line : head.toLowerCase(java.util.Locale.ROOT).lines().toList()) {
      if (line.startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      } else if (line.startsWith("expect:")) {
        out.write(ascii("HTTP/1.1 100 Continue\r\n\r\n"));
        out.flush();
      }
    }
    return in.readNBytes(length);
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last4 = 0;
    while (last4 != 0x0D0A0D0A) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
      last4 = last4 << 8 | next;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void pause() {
    try {
      Thread.sleep(SLOW_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

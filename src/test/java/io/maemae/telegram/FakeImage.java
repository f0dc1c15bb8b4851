package io.maemae.telegram;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The size of a photo; the server takes only what it can read as an image. */
record FakeImage(int width, int height) {
  private static final int MOST_SIDES = 10_000;
  private static final int MOST_RATIO = 20;

  static FakeImage of(byte[] bytes) {
    FakeImage image = read(bytes);
    int wide = Math.max(image.width, image.height);
    int narrow = Math.min(image.width, image.height);
    if (wide + narrow > MOST_SIDES || wide > MOST_RATIO * narrow) {
      throw FakeRefusal.badRequest("PHOTO_INVALID_DIMENSIONS");
    }
    return image;
  }

  private static FakeImage read(byte[] bytes) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw FakeRefusal.badRequest("IMAGE_PROCESS_FAILED");
      }
      ImageReader reader = readers.next();
      reader.setInput(in);
      FakeImage image = new FakeImage(reader.getWidth(0), reader.getHeight(0));
      reader.dispose();
      return image;
    } catch (IOException e) {
      throw FakeRefusal.badRequest("IMAGE_PROCESS_FAILED");
    }
  }
}

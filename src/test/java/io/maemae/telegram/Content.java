package io.maemae.telegram;

import com.fasterxml.jackson.databind.JsonNode;

/** What a user can send besides text. */
public enum Content {
  PHOTO(
      "photo",
      "[{'file_id':'p1','file_unique_id':'up1','width':90,'height':67,'file_size':1200},"
          + "{'file_id':'p2','file_unique_id':'up2','width':800,'height':600,'file_size':70000}]"),
  STICKER(
      "sticker",
      "{'file_id':'s1','file_unique_id':'us1','type':'regular','width':512,'height':512,"
          + "'is_animated':false,'is_video':false,'emoji':'👍','file_size':9000}"),
  VOICE(
      "voice",
      "{'file_id':'v1','file_unique_id':'uv1','duration':3,'mime_type':'audio/ogg',"
          + "'file_size':14000}"),
  VIDEO(
      "video",
      "{'file_id':'m1','file_unique_id':'um1','width':640,'height':360,'duration':7,"
          + "'file_name':'a.mp4','mime_type':'video/mp4','file_size':400000}"),
  DOCUMENT(
      "document",
      "{'file_id':'d1','file_unique_id':'ud1','file_name':'orders.csv','mime_type':'text/csv',"
          + "'file_size':321}"),
  LOCATION("location", "{'latitude':37.523,'longitude':126.927}"),
  CONTACT("contact", "{'phone_number':'+821000000000','first_name':'Kim','user_id':9}"),
  DICE("dice", "{'emoji':'🎲','value':4}");

  private final String field;
  private final String json;

  Content(String field, String json) {
    this.field = field;
    this.json = json;
  }

  String field() {
    return field;
  }

  JsonNode json() {
    return FakeJson.written(json);
  }
}

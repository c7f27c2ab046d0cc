<?php
/**
 * The contact form.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * A visitor's message goes to the server, where it opens a case for a person of the shop. Nothing of it is stored here.
 */
final class Retention_Contact {

	const MOST_TEXT = 2000;

	/**
	 * What was typed, where something is wrong with it.
	 *
	 * @var array<string, string>
	 */
	private static $typed = array();

	/**
	 * What is wrong with it.
	 *
	 * @var array<string, string>
	 */
	private static $faults = array();

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'wp_loaded', array( $this, 'take' ), 15 );
		add_shortcode( 'retention_contact', array( __CLASS__, 'html' ) );
	}

	/**
	 * Takes a message that was sent.
	 */
	public function take(): void {
		if ( ! Retention_Post::is_posted( 'contact' ) ) {
			return;
		}
		$is_sent = Retention_Post::is_sent( 'contact' );
		if ( $is_sent && Retention_Post::is_trapped() ) {
			$this->end(); // It learns nothing from the answer.
		}
		self::$typed = array(
			'name'    => mb_substr( Retention_Post::line( 'retention_name' ), 0, 200 ),
			'email'   => Retention_Post::line( 'retention_email' ),
			'topic'   => sanitize_key( Retention_Post::line( 'retention_topic' ) ),
			'order'   => mb_substr( Retention_Post::line( 'retention_order' ), 0, 100 ),
			'message' => Retention_Post::text( 'retention_message' ),
		);
		// Nothing that was typed is lost.
		self::$faults = $is_sent ? $this->faults( self::$typed ) : array( 'form' => Retention_Post::too_old() );
		if ( self::$faults ) {
			return;
		}
		if ( ! Retention_Rate_Limit::allows( 'contact', 5, HOUR_IN_SECONDS ) ) {
			self::$faults = array( 'form' => Retention_Form_Answer::too_often() );
			return;
		}
		$answer = Retention_Backend::post(
			'contact',
			self::$typed + array(
				'locale'  => determine_locale(),
				'visitor' => Retention_Rate_Limit::visitor(),
			)
		);
		if ( Retention_Form_Answer::is_heard( $answer ) ) {
			$this->end();
		}
		self::$faults = Retention_Form_Answer::refused( $answer, array_keys( self::$typed ) );
	}

	/**
	 * The form; instead of it a word of thanks, once a message was sent.
	 */
	public static function html(): string {
		wp_enqueue_style( 'retention-blocks' );
		if ( isset( $_GET['retention_done'] ) && 'contact' === $_GET['retention_done'] ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- It only says thank you.
			return '<div class="retention-done" role="status"><p>' . esc_html__( 'Thank you. Your message is on its way, and a person of the shop will answer by e-mail.', 'retention-for-woocommerce' ) . '</p></div>';
		}
		if ( ! Retention_Connection::sending() ) {
			return Retention_Form_Answer::for_merchant();
		}
		$user = wp_get_current_user();
		$form = new Retention_Form(
			'contact',
			self::$typed + array(
				'name'  => $user->ID ? (string) $user->display_name : '',
				'email' => $user->ID ? (string) $user->user_email : '',
				'topic' => 'other',
			),
			self::$faults
		);
		$must = array( 'required' => 'required' );
		return '<form method="post" class="retention-form retention-contact">' . Retention_Post::hidden( 'contact' ) . $form->summary()
			. $form->input( 'name', __( 'Your name', 'retention-for-woocommerce' ), array( 'autocomplete' => 'name', 'maxlength' => '100' ) ) // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing -- Two words of one thing.
			. $form->input( 'email', __( 'Your e-mail address', 'retention-for-woocommerce' ), $must + array( 'type' => 'email', 'autocomplete' => 'email', 'maxlength' => '254' ) ) // phpcs:ignore WordPress.Arrays.ArrayDeclarationSpacing -- As above.
			. $form->choice( 'topic', __( 'What is it about?', 'retention-for-woocommerce' ), self::topics(), true )
			. $form->input( 'order', __( 'Order number', 'retention-for-woocommerce' ), array( 'maxlength' => '40' ) )
			. $form->area( 'message', __( 'Your message', 'retention-for-woocommerce' ), $must + array( 'maxlength' => (string) self::MOST_TEXT ) )
			. $form->trap() . Retention_Form::button( __( 'Send message', 'retention-for-woocommerce' ) ) . '</form>';
	}

	/**
	 * What a message can be about.
	 *
	 * @return array<string, string>
	 */
	private static function topics(): array {
		return array(
			'problem'  => __( 'A problem with an order', 'retention-for-woocommerce' ),
			'delivery' => __( 'A delivery', 'retention-for-woocommerce' ),
			'return'   => __( 'A return or exchange', 'retention-for-woocommerce' ),
			'other'    => __( 'Something else', 'retention-for-woocommerce' ),
		);
	}

	/**
	 * What is wrong with what was typed.
	 *
	 * @param array<string, string> $typed What was typed.
	 * @return array<string, string>
	 */
	private function faults( array $typed ): array {
		$faults = array();
		if ( mb_strlen( $typed['name'] ) > 100 ) {
			$faults['name'] = __( 'Your name: 100 characters at most.', 'retention-for-woocommerce' );
		}
		if ( ! is_email( $typed['email'] ) ) {
			$faults['email'] = Retention_Form_Answer::no_address();
		}
		if ( ! isset( self::topics()[ $typed['topic'] ] ) ) {
			$faults['topic'] = __( 'Choose what it is about.', 'retention-for-woocommerce' );
		}
		if ( mb_strlen( $typed['order'] ) > 40 ) {
			$faults['order'] = __( 'Give the number of one order only.', 'retention-for-woocommerce' );
		}
		if ( '' === $typed['message'] ) {
			$faults['message'] = __( 'Write your message.', 'retention-for-woocommerce' );
		} elseif ( mb_strlen( $typed['message'] ) > self::MOST_TEXT ) {
			/* translators: %d: a number of characters. */
			$faults['message'] = sprintf( __( 'Your message: %d characters at most.', 'retention-for-woocommerce' ), self::MOST_TEXT );
		}
		return $faults;
	}

	/**
	 * Leads back to the page, with a word of thanks.
	 */
	private function end(): void {
		Retention_Post::go( add_query_arg( 'retention_done', 'contact', Retention_Post::here() ) );
	}
}
